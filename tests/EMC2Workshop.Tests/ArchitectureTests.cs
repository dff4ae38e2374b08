using System.Reflection;
using System.Runtime.CompilerServices;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace EMC2Workshop.Tests;

/// <summary>Who may know whom, so that a part can be read, and one day be taken out, without the rest.</summary>
public sealed class ArchitectureTests
{
    private static readonly System.Reflection.Assembly Site = typeof(Program).Assembly;
    private static readonly Architecture Parts = new ArchLoader().LoadAssemblies(Site).Build();

    [Theory]
    [InlineData("Model")]
    [InlineData("Options")]
    [InlineData("Content", "Model")]
    [InlineData("Data", "Options", "Model")]
    [InlineData("Media", "Model", "Content", "Data")]
    [InlineData("Publishing", "Options", "Model", "Content", "Data", "Media", "Linting")]
    [InlineData("Linting", "Model", "Content", "Data")]
    [InlineData("Submissions", "Options", "Model", "Content", "Data", "Publishing")]
    [InlineData("Backup", "Options", "Model", "Data", "Media")]
    [InlineData("Caching", "Options", "Model", "Content", "Data")]
    [InlineData("Live", "Options", "Data")]
    [InlineData("Archive", "Options", "Model", "Data", "Caching")]
    [InlineData("Accounts", "Options", "Data")]
    [InlineData("Feeds", "Options", "Model", "Content", "Data", "Caching")]
    public void A_part_knows_only(string part, params string[] others) =>
        Holds(
            Types()
                .That()
                .Are(In(part))
                .Should()
                .NotDependOnAny(
                    Types()
                        .That()
                        .ResideInNamespaceMatching(@"^EMC2Workshop(\.|$)")
                        .And()
                        .AreNot(In([part, .. others]))
                )
        );

    [Fact]
    public void Nothing_but_the_program_itself_knows_the_pages() =>
        Holds(
            Types()
                .That()
                .ResideInNamespaceMatching(@"^EMC2Workshop\.")
                .And()
                .AreNot(In("Pages"))
                .Should()
                .NotDependOnAny(In("Pages"))
        );

    [Fact]
    public void The_nouns_know_no_framework() =>
        Assert.Equal(
            [],
            Parts
                .Types.Where(In("Model").GetObjects(Parts).Contains)
                .SelectMany(type => type.Dependencies)
                .Select(dependency => dependency.Target.FullName)
                .Where(name => name.StartsWith("Microsoft.", StringComparison.Ordinal))
                .Distinct()
        );

    [Fact]
    public void Every_part_is_bound() =>
        Assert.Equal(
            Parts
                .Types.Select(type => type.FullName.Split('.', '+', '<'))
                .Where(names => names is ["EMC2Workshop", _, _, ..])
                .Select(names => names[1])
                .Distinct()
                .Except(["Pages", "Hosting"])
                .Order(),
            typeof(ArchitectureTests)
                .GetMethod(nameof(A_part_knows_only))!
                .GetCustomAttributes<InlineDataAttribute>()
                .Select(row => (string)row.Data[0]!)
                .Order()
        );

    [Fact]
    public void Nothing_is_left_running_unseen() =>
        Assert.Equal(
            [],
            Site.GetTypes()
                .SelectMany(type =>
                    type.GetMethods(
                        BindingFlags.Instance
                            | BindingFlags.Static
                            | BindingFlags.Public
                            | BindingFlags.NonPublic
                            | BindingFlags.DeclaredOnly
                    )
                )
                .Where(method =>
                    method.ReturnType == typeof(void)
                    && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null
                )
                .Select(method => $"{method.DeclaringType}.{method.Name}")
        );

    [Fact]
    public void Types_are_named_for_what_they_are_or_do() =>
        Assert.Equal(
            [],
            Site.GetTypes()
                .Where(type => !type.IsAssignableTo(typeof(ITagHelper))) // their name is the framework's
                .Select(type => type.Name)
                .Where(name => !name.StartsWith('<')) // made by compilers
                .Where(name =>
                    new[] { "Manager", "Helper", "Helpers", "Util", "Utils", "Dto" }.Any(ending =>
                        name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                    )
                )
        );

    private static GivenTypesConjunction In(params string[] parts) =>
        Types().That().ResideInNamespaceMatching($@"^EMC2Workshop\.({string.Join('|', parts)})(\.|$)");

    private static void Holds(IArchRule rule) => ArchRuleAssert.CheckRule(Parts, rule);
}

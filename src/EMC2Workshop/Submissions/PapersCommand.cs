using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Options;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Submissions;

/// <summary><c>content papers FILE --edition X</c>: makes content files of accepted papers.</summary>
public static class PapersCommand
{
    public static readonly string Usage = $"""
        content papers FILE --edition X   write the accepted papers of a submission system's file, and their authors
               [--decision WORDS=oral|poster|lightning|none] [--paper NUMBER=oral|poster|lightning|none]
               [--author NAME=SLUG|new] [--same NUMBER=yes|no] [--session oral|poster|lightning=SLUG] [--in NAME=SLUG]
               [--leave SLUG:SLUG=yes|no]
               [--order file|number|title] [--column PLACE=FIELD] [--no-headings] [--update NUMBER|all] [--to DIR]
               WORDS: a decision as the file has it. NAME: of an author or a session, likewise.
               NUMBER: a paper's. SLUG: what ends an address on the site.
               PLACE: of a column, from 1. FIELD: what it has, one of
               {Fields}
        """;

    private static string Fields =>
        string.Join(", ", Enum.GetNames<SubmissionField>().Select(FieldFormat.Keyword));

    private const string Kept = "differs, and was kept; see --update";

    /// <returns>Its exit code: one of <see cref="CommandOutcome"/>.</returns>
    public static Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (PapersArguments.Parse(args, out var wrong) is not { } arguments)
            return Task.FromResult(CommandOutcome.NotUnderstood($"{wrong}\n{Usage}"));
        try
        {
            var folder = arguments.Folder is { } chosen
                ? new ContentFolder(Path.GetFullPath(chosen, WorkingFolder.Current))
                : services.GetRequiredService<ContentFolder>();
            return Task.FromResult(Run(arguments, folder, services.GetRequiredService<MarkdownRenderer>()));
        }
        catch (Exception exception)
            when (exception is SubmissionFileException or IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(CommandOutcome.NotDone($"Nothing was written. {exception.Message}"));
        }
    }

    private static int Run(PapersArguments arguments, ContentFolder folder, MarkdownRenderer markdown)
    {
        if (!folder.Exists)
            return CommandOutcome.NotDone($"There is no folder {folder.Root}.");
        var faults = new List<ContentError>();
        var files = folder.ReadItems(markdown, faults.Add);
        foreach (var fault in faults)
            Console.WriteLine(fault);
        if (faults.Count > 0)
            return CommandOutcome.NotDone(
                "Nothing was written: the folder has errors (above). Mend them first."
            );
        if (FolderPapers.Read(files, arguments.Edition) is not { } content)
            return CommandOutcome.NotDone(
                $"Nothing was written: there is no edition {arguments.Edition} in {folder.Root}."
            );
        var list = SubmissionReader.Read(
            Path.GetFileName(arguments.File),
            ReadFile(arguments.File),
            arguments.Columns
        );
        TellList(list);
        if (list.NeedsColumns)
            return CommandOutcome.NotDone(
                $"Nothing was written. {list.MissingColumn} "
                    + "Say which column is which, such as --column 1=title --column 2=authors."
            );
        var plan = SubmissionPlan.Create(list, content, arguments.AnswersFor(list));
        if (FindWrongSession(plan) is { } session)
            return CommandOutcome.NotDone(
                $"Nothing was written: there is no session {session} in {arguments.Edition}."
            );
        foreach (var question in plan.Questions)
            Console.WriteLine($"? {question}{WaysToAnswer(question, plan)}");
        if (plan.Questions.Count > 0)
            return CommandOutcome.NotDone(
                $"Nothing was written: {plan.Questions.Count} questions (above) are open."
            );
        var errors = plan.FindErrors(markdown);
        foreach (var error in errors)
            Console.WriteLine(error);
        if (errors.Count > 0)
            return CommandOutcome.NotDone(
                "Nothing was written: the file has texts that can't be taken (above)."
            );
        var items = plan.Items;
        Write(folder, items);
        TellPlan(plan);
        return CommandOutcome.Done(
            $"{items.Count} {(items.Count == 1 ? "file" : "files")} written to {folder.Root}."
        );
    }

    private static string WaysToAnswer(string question, SubmissionPlan plan)
    {
        string[] ways =
        [
            .. plan
                .Clashes.Where(clash => clash.Question == question)
                .Select(clash => $"--same {clash.Paper.Number}=yes or --same {clash.Paper.Number}=no"),
            .. plan
                .Authors.Where(author => author.IsDoubtful && author.Question == question)
                .SelectMany(author =>
                    author
                        .Candidates.Select(person => person.Slug)
                        .Append(SubmissionAnswers.NewPerson)
                        .Select(slug => $"--author \"{author.Key}={slug}\"")
                ),
            .. plan
                .Moves.Where(move => move.Question == question)
                .Select(move => $"--leave {move.Key}=yes or --leave {move.Key}=no"),
        ];
        return ways.Length > 0 ? $" Say {string.Join(" or ", ways)}." : "";
    }

    private static byte[] ReadFile(string path)
    {
        using var stream = File.OpenRead(Path.GetFullPath(path, WorkingFolder.Current));
        if (stream.Length > SubmissionLimits.FileBytes)
            throw new SubmissionFileException(
                $"{path} has more than {SubmissionLimits.FileBytes / 1024 / 1024} MB. Export the papers alone."
            );
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string? FindWrongSession(SubmissionPlan plan) =>
        plan
            .Answers.Sessions.Values.Concat(plan.Answers.NamedSessions.Values)
            .FirstOrDefault(slug =>
                slug.Length > 0 && !plan.Content.Sessions.Any(session => session.Slug == slug)
            );

    private static void Write(ContentFolder folder, IEnumerable<PlannedItem> items)
    {
        foreach (var item in items)
        {
            var path = Path.Combine(folder.Root, item.File);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, item.Text);
        }
    }

    private static void TellList(SubmissionList list)
    {
        Console.WriteLine($"{list.Format}, {list.Encoding}: {list.Papers.Count} papers.");
        foreach (var column in list.Columns)
            Console.WriteLine($"  column {column.Place}, {column.Heading}: {Word(column.Field)}");
        foreach (var (decision, count) in list.Decisions)
            Console.WriteLine($"  {count} × {(decision.Length > 0 ? decision : "(no decision)")}");
        foreach (var problem in list.Problems)
            Console.WriteLine(problem);
    }

    private static void TellPlan(SubmissionPlan plan)
    {
        foreach (var paper in plan.Papers.Where(paper => paper.State is PaperState.New))
            Console.WriteLine($"{paper.Path}.md: new, {Word(paper.Outcome)}");
        foreach (var paper in plan.Papers)
        foreach (var change in paper.Changes)
            Console.WriteLine($"{paper.Path}.md: {change.Field} {(change.IsTaken ? "updated" : Kept)}");
        foreach (var paper in plan.Papers)
        foreach (var (session, _) in paper.OtherSessions)
            Console.WriteLine($"{paper.Path}.md: is still in sessions/{session}.md, too");
        foreach (var (_, name, count, _) in plan.NamedSessions.Where(named => named.Slug is null))
            Console.WriteLine($"“{name}” ({count}): no session, or more than one, is called so; see --in");
        foreach (var refused in plan.Refused)
            Console.WriteLine(
                $"{refused.Path}.md: is not accepted in this file, and stays; say withdrawn: true, or delete it"
            );
        foreach (var missing in plan.Missing)
            Console.WriteLine($"{missing.Path}.md: is not in this file, and stays");
        foreach (var author in plan.Authors.Where(author => author.IsNew))
            Console.WriteLine($"people/{author.Slug}.md: new");
    }

    private static string Word<T>(T? value) =>
        value?.ToString() is { Length: > 0 } word ? word.ToLowerInvariant() : "left out";
}

using System.Globalization;

namespace EMC2Workshop.Submissions;

/// <summary>What the command was told.</summary>
internal sealed class PapersArguments
{
    /// <summary>In the place of a number: every paper of the file.</summary>
    private const string All = "all";

    private readonly List<string> updated = [];
    private readonly Dictionary<int, SubmissionField> columns = [];
    private bool hasHeadings = true;

    public string File { get; private set; } = "";

    public string Edition { get; private set; } = "";

    /// <summary>Null: the site's own.</summary>
    public string? Folder { get; private set; }

    public SubmissionAnswers Answers { get; private set; } = new();

    /// <summary>Null: as the headings say.</summary>
    public ColumnChoice? Columns => columns.Count > 0 ? new ColumnChoice(columns, hasHeadings) : null;

    /// <param name="args">Behind "content papers", and these two.</param>
    /// <param name="wrong">What isn't understood.</param>
    public static PapersArguments? Parse(string[] args, out string wrong)
    {
        wrong = "";
        var arguments = new PapersArguments();
        for (var place = 2; place < args.Length; place++)
        {
            var arg = args[place];
            if (arg == "--no-headings")
                arguments.hasHeadings = false;
            else if (!arg.StartsWith("--", StringComparison.Ordinal) && arguments.File.Length == 0)
                arguments.File = arg;
            else if (++place >= args.Length || !arguments.Take(arg, args[place]))
            {
                wrong =
                    place < args.Length ? $"{arg} {args[place]} is not understood." : $"{arg} has no value.";
                return null;
            }
        }
        wrong =
            arguments.File.Length == 0 ? "Which file?"
            : arguments.Edition.Length == 0 ? "Of which edition? Write --edition X."
            : "";
        return wrong.Length == 0 ? arguments : null;
    }

    public SubmissionAnswers AnswersFor(SubmissionList list) =>
        Answers with
        {
            Overwritten = updated.Contains(All)
                ? [.. list.Papers.Select(paper => paper.Number)]
                : [.. updated],
        };

    private bool Take(string option, string value)
    {
        // A name or a decision may have the sign in it.
        var sign = value.LastIndexOf('=');
        var (name, said) = sign > 0 ? (value[..sign].Trim(), value[(sign + 1)..].Trim()) : ("", value.Trim());
        switch (option)
        {
            case "--edition":
                Edition = value;
                return true;
            case "--to":
                Folder = value;
                return true;
            case "--update":
                updated.Add(value == All ? All : SubmittedText.Number(value));
                return true;
            case "--author" when name.Length > 0:
                Answers.People[name] = said;
                return true;
            case "--decision" when Outcome(said) is { } outcome:
                Answers.Decisions[name] = outcome;
                return true;
            case "--paper" when Outcome(said) is { } outcome && name.Length > 0:
                Answers.Papers[SubmittedText.Number(name)] = outcome;
                return true;
            case "--same" when name.Length > 0 && said is ("yes" or "no"):
                Answers.Same[SubmittedText.Number(name)] = said == "yes";
                return true;
            case "--session" when Outcome(name) is { } outcome and not PaperOutcome.None:
                Answers.Sessions[outcome] = said;
                return true;
            case "--in" when name.Length > 0:
                Answers.NamedSessions[SubmissionIds.TitleKey(name)] = said;
                return true;
            case "--leave" when name.Length > 0 && said is ("yes" or "no"):
                Answers.Moves[name] = said == "yes";
                return true;
            case "--order" when Enum.TryParse<PaperOrder>(said, ignoreCase: true, out var order):
                Answers = Answers with { Order = order };
                return true;
            case "--column"
                when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                    && place is > 0 and <= SubmissionLimits.Columns
                    && Enum.TryParse<SubmissionField>(said.Replace("-", ""), ignoreCase: true, out var field):
                columns[place] = field;
                return true;
            default:
                return false;
        }
    }

    private static PaperOutcome? Outcome(string word) =>
        word.Length > 0
        && char.IsLetter(word[0])
        && Enum.TryParse<PaperOutcome>(word, ignoreCase: true, out var outcome)
            ? outcome
            : null;
}

using EMC2Workshop.Submissions.Formats;

namespace EMC2Workshop.Submissions;

/// <summary>
/// Reads what chairs have when papers are accepted: the files of EasyChair, OpenReview, HotCRP and CMT, BibTeX, and
/// tables of any kind.
/// </summary>
public static class SubmissionReader
{
    /// <summary>Why nothing was found, where much was left out.</summary>
    private const int MostReasons = 5;

    private const int MostNamed = 3;

    /// <param name="name">Of the file; what it is, is told by its bytes.</param>
    /// <param name="columns">Where somebody said which column is which.</param>
    /// <param name="keepsEmails">Else they are dropped here.</param>
    /// <exception cref="SubmissionFileException">It is none of these, broken, or too large.</exception>
    public static SubmissionList Read(
        string name,
        byte[] bytes,
        ColumnChoice? columns = null,
        bool keepsEmails = false
    )
    {
        if (bytes.Length > SubmissionLimits.FileBytes)
            throw new SubmissionFileException(
                $"The file has more than {SubmissionLimits.FileBytes / 1024 / 1024} MB. Export the papers alone."
            );
        var problems = new SubmissionProblems();
        var list = Check(SamePersons.Tell(ReadAny(name, bytes, columns, problems), problems), problems);
        if (!keepsEmails)
            list = list.WithoutEmails();
        return list.Papers.Count > 0 || list.NeedsColumns
            ? list
            : throw new SubmissionFileException(
                string.Join(
                    ' ',
                    ["No papers were found in it.", .. list.Problems.Take(MostReasons).Select(Sentence)]
                )
            );
    }

    private static string Sentence(SubmissionProblem problem) =>
        char.ToUpperInvariant($"{problem}"[0]) + $"{problem}"[1..].TrimEnd('.') + ".";

    private static SubmissionList ReadAny(
        string name,
        byte[] bytes,
        ColumnChoice? columns,
        SubmissionProblems problems
    )
    {
        if (ExcelTables.IsBinary(bytes))
            return FromTables(ExcelTables.Read(bytes), columns, problems);
        if (BoundedZip.IsOne(bytes))
            return FromZip(bytes, columns, problems);
        if (SpreadsheetXml.IsOne(bytes))
            return FromTables(SpreadsheetXml.Read(bytes), columns, problems) with { Format = "CMT" };
        var (text, encoding) = TextDecoder.Decode(bytes);
        var start = text.TrimStart();
        if (start.Length == 0)
            throw new SubmissionFileException("The file is empty.");
        if (start is ['{' or '[', ..])
            return ReadJson(bytes, problems);
        if (start is ['<', ..])
            throw new SubmissionFileException("This is a web page or XML of a kind that is not known here.");
        if (BibTeXReader.IsOne(start))
            return new BibTeXReader(problems).Read(text) with { Encoding = encoding };
        return FromTables([CsvTable.Read(name, bytes, problems)], columns, problems);
    }

    /// <summary>A workbook, or the tables of an export; those of reviews and members are not looked into.</summary>
    private static SubmissionList FromZip(byte[] bytes, ColumnChoice? columns, SubmissionProblems problems)
    {
        var files = BoundedZip.Unpack(bytes);
        if (files.ContainsKey("[Content_Types].xml"))
            return FromTables(ExcelTables.Read(bytes), columns, problems);
        var names = files.Keys.Where(IsOfPapers).ToList();
        if (names.Count == 1 && names[0].EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return ReadJson(files[names[0]], problems);
        var tables = names
            .Where(name => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            .Select(name => CsvTable.Read(name, files[name], problems))
            .ToList();
        if (tables.Count == 0)
            throw new SubmissionFileException(
                "The zip has no submission.csv, and no table or JSON of papers that is known here."
            );
        return FromTables(tables, columns, problems);
    }

    private static SubmissionList ReadJson(byte[] bytes, SubmissionProblems problems)
    {
        var (text, encoding) = TextDecoder.Decode(bytes);
        return JsonReader.Read(text, problems) with { Encoding = encoding };
    }

    private static SubmissionList FromTables(
        List<SubmissionTable> tables,
        ColumnChoice? columns,
        SubmissionProblems problems
    )
    {
        tables = tables.FindAll(table => table.Rows.Count > 0);
        var named = tables.FindAll(table => IsOfPapers(table.Name + ".csv"));
        if (named.Count > 0)
            tables = named;
        return tables.Count > 0
            ? new TableReader(problems).Read(tables, columns)
            : throw new SubmissionFileException("The file has no rows.");
    }

    /// <summary>EasyChair's submission.csv and author.csv, HotCRP's PREFIXdata and PREFIXauthors.</summary>
    private static bool IsOfPapers(string file)
    {
        var subject = Path.GetFileNameWithoutExtension(file).ToLowerInvariant();
        return subject is "submission" or "submissions" or "author" or "authors"
            || subject.EndsWith("data", StringComparison.Ordinal)
            || subject.EndsWith("-authors", StringComparison.Ordinal);
    }

    /// <summary>Most likely one paper that was submitted twice.</summary>
    private static void NoteSameTitles(SubmissionList list, SubmissionProblems problems)
    {
        var titles = list
            .Papers.GroupBy(paper => SubmissionIds.TitleKey(paper.Title))
            .Where(same => same.Key.Length > 0);
        foreach (var same in titles.Select(papers => papers.ToList()).Where(papers => papers.Count > 1))
        foreach (var paper in same)
        {
            var others = same.Where(other => other != paper)
                .Take(MostNamed)
                .Select(other =>
                    other.Row > 0 ? $"paper {other.Number} in row {other.Row}" : $"paper {other.Number}"
                );
            problems.Note(paper.Row, paper.Number, $"has the same title as {string.Join(", ", others)}");
        }
    }

    /// <summary>What no paper can be without.</summary>
    private static SubmissionList Check(SubmissionList list, SubmissionProblems problems)
    {
        foreach (var paper in list.Papers)
        {
            if (paper.Title.Length == 0)
                problems.Block(paper.Row, paper.Number, "has no title");
            if (paper.Authors.Count == 0)
                problems.Block(paper.Row, paper.Number, "has no authors");
            if (paper.Authors.Count > SubmissionLimits.AuthorsOfAPaper)
                problems.Block(
                    paper.Row,
                    paper.Number,
                    $"has more than {SubmissionLimits.AuthorsOfAPaper} authors"
                );
            foreach (
                var twice in paper
                    .Authors.GroupBy(author => (Model.TextFolding.NameKey(author.Name), author.Orcid))
                    .Where(same => same.Count() > 1)
            )
                problems.Block(
                    paper.Row,
                    paper.Number,
                    $"names {twice.First().Name} twice among its authors"
                );
        }
        NoteSameTitles(list, problems);
        return list with { Problems = problems.All };
    }
}

namespace EMC2Workshop.Model;

public static class EditionAccents
{
    /// <summary>As the stylesheet has it in the light, such as "#a3241a".</summary>
    public static string OnPaper(this EditionAccent accent) =>
        accent switch
        {
            EditionAccent.Teal => "#0b5d57",
            EditionAccent.Blue => "#1d4e89",
            EditionAccent.Plum => "#7a2554",
            EditionAccent.Green => "#3d5a10",
            EditionAccent.Ochre => "#784c00",
            _ => "#a3241a",
        };
}

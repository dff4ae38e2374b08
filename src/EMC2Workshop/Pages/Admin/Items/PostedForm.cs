namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What calls itself a form may be none.</summary>
public static class PostedForm
{
    public static async Task<bool> IsReadableAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return request.HasFormContentType && await request.ReadFormAsync(cancellationToken) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

namespace EMC2Workshop.Tests.Pages;

public sealed class ChallengeTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task Targets_and_limits_stand_in_a_table()
    {
        var page = await site.ReadAsync("/neurips-19/challenge");

        Assert.Equal(
            [
                "ImageNet 2012 Classification Top-1 accuracy 3.5 MB 3,675,000 bytes 70 % 66.5 % 8-bit "
                    + "quantized MobilenetV2",
                "COCO 2017 Object Detection mAP (COCO metrics) 6.2 MB 6,510,000 bytes 26 % 24.7 % 8-bit "
                    + "quantized MobileNetV2-SSD",
                "PASCAL 2012 Object Segmentation mIOU 2.1 MB 2,205,000 bytes 70 % 66.5 % 8-bit quantized "
                    + "MobileNetV2-DeepLab",
            ],
            page.QuerySelectorAll("tbody tr").Select(WorkshopSite.TextOf)
        );
    }
}

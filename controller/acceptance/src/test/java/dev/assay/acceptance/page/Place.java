package dev.assay.acceptance.page;

import dev.assay.acceptance.digits.DigitsFarm;
import java.util.Locale;

/** Every page there is, with an address at which it has something to show. */
enum Place {
    OVERVIEW("/ui/"),
    CAMPAIGNS("/ui/campaigns.html"),
    CAMPAIGN("/ui/campaign.html?id=ACCEPTED"),
    GATED("/ui/campaign.html?id=REGRESSED"),
    SIMULATED("/ui/campaign.html?id=SIMULATED&x=energy"),
    COMPARISON("/ui/compare.html?a=ACCEPTED&b=REGRESSED"),
    VARIANT("/ui/variant.html?campaign=ACCEPTED&cell=0"),
    GATED_VARIANT("/ui/variant.html?campaign=REGRESSED&cell=4"),
    SKIPPED_VARIANT("/ui/variant.html?campaign=REGRESSED&cell=5"),
    DEVICES("/ui/devices.html"),
    DEVICE("/ui/device.html?name=" + DigitsFarm.DEVICE),
    BOARD("/ui/device.html?name=board-raspberry-pi-5-0001"),
    INCIDENTS("/ui/incidents.html"),
    SIGN_IN("/ui/sign-in.html");

    private final String address;

    Place(String address) {
        this.address = address;
    }

    /** Where it is on this farm. */
    String on(DigitsFarm farm) throws Exception {
        return address.replace("ACCEPTED", farm.acceptedCampaign().campaignId())
                .replace("REGRESSED", farm.regressedCampaign().campaignId())
                .replace("SIMULATED", farm.simulatedCampaign().campaignId());
    }

    /** As its pictures are called. */
    String picture(Screen screen, Scheme scheme) {
        return (name() + "-" + screen + "-" + scheme).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

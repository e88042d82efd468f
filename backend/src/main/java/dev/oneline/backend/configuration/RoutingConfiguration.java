package dev.oneline.backend.configuration;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.config.CallerList;
import dev.oneline.core.config.MenuConfig;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.VoicemailBox;
import java.util.List;

/** The contract's RoutingConfiguration: what of a {@link TenantConfig} an administrator decides. */
public record RoutingConfiguration(
        List<TenantConfig.QueueConfig> queues,
        List<RoutingProfile> profiles,
        List<TenantConfig.AgentConfig> agents,
        List<TenantConfig.EntryPoint> entryPoints,
        List<CalendarConfig> calendars,
        List<TenantConfig.SkillConfig> skills,
        List<TenantConfig.GroupConfig> groups,
        List<VoicemailBox> voicemailBoxes,
        List<CallerList> callerLists,
        TenantConfig.OfferConfig offers,
        MenuConfig menus) {
    public static RoutingConfiguration of(TenantConfig config) {
        return new RoutingConfiguration(
                config.queues(),
                config.profiles(),
                config.agents(),
                config.entryPoints(),
                config.calendars(),
                config.skills(),
                config.groups(),
                config.voicemailBoxes(),
                config.callerLists(),
                config.offers(),
                config.menus());
    }

    /** @param limits the tenant's bounds, which aren't its administrator's to decide */
    public TenantConfig at(long version, TenantConfig.Limits limits) {
        return new TenantConfig(
                version,
                queues,
                profiles,
                agents,
                entryPoints,
                calendars,
                skills,
                groups,
                voicemailBoxes,
                callerLists,
                offers,
                menus,
                limits);
    }
}

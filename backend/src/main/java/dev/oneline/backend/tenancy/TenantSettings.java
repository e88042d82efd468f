package dev.oneline.backend.tenancy;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.flow.Flow;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is set up for a tenant.
 *
 * @param config what it was founded with; what holds by now, the shard knows
 * @param flows the same
 * @param allowedOrigins other websites whose pages may start calls
 * @param visitorKey signs visitors' tokens
 */
public record TenantSettings(
        String tenant,
        TenantConfig config,
        List<Flow> flows,
        Options options,
        Set<String> allowedOrigins,
        VisitorKey visitorKey) {

    public TenantSettings {
        flows = List.copyOf(flows);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /** What agents choose from, in order of display. */
    public record Options(List<NamedOption> notReadyReasons, List<NamedOption> dispositions) {
        public boolean knowsReason(String id) {
            return notReadyReasons.stream().anyMatch(option -> option.id().equals(id));
        }

        public boolean knowsDisposition(String id) {
            return dispositions.stream().anyMatch(option -> option.id().equals(id));
        }
    }

    /** @param names by language: {@code en}, {@code zh-CN} */
    public record NamedOption(String id, Map<String, String> names) {
        public static NamedOption of(String id, String en, String zhCn) {
            return new NamedOption(id, Map.of("en", en, "zh-CN", zhCn));
        }
    }
}

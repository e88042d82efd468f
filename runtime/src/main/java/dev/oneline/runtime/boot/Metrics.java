package dev.oneline.runtime.boot;

import dev.oneline.contract.bus.NodeKind;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;

/** The process's metrics. Tags name kinds and outcomes, never ids: those go to the log. */
public final class Metrics {
    private Metrics() {}

    /** An empty registry: what tests want. */
    public static PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    /** The registry of the process that is everything: with the figures of this JVM. It lives as long as the process. */
    public static PrometheusMeterRegistry processRegistry() {
        return withProcess(registry());
    }

    /** The same of a process that is one part of several: each figure says which, so that they can be shown together. */
    public static PrometheusMeterRegistry processRegistry(NodeKind part) {
        PrometheusMeterRegistry registry = registry();
        registry.config().commonTags("part", part.name().toLowerCase(Locale.ROOT));
        return withProcess(registry);
    }

    @SuppressWarnings("resource")
    private static PrometheusMeterRegistry withProcess(PrometheusMeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        return registry;
    }
}

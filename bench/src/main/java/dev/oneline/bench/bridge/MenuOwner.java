package dev.oneline.bench.bridge;

import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.runtime.bus.Bus;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Stands for the backend: takes every report, and after each key leads the caller on to the next menu, without thinking. */
public final class MenuOwner {
    /** About ten seconds each, in two languages. */
    private static final List<String> MENUS = List.of("en/main-menu", "zh-CN/main-menu");

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long PATIENCE_MS = 600_000;

    private final Bus bus;
    private final String bridge;

    MenuOwner(Bus bus, String bridge) {
        this.bus = bus;
        this.bridge = bridge;
    }

    /** The plan that has the only leg of a contact at its menu of this number, from 1. */
    public static MediaRequest.ApplyMediaPlan menu(String contactId, String legId, int number) {
        var name = contactId + ":" + number;
        var prompt = new Hears.Prompt(name, List.of(MENUS.get(number % MENUS.size())), false, true);
        var input = new KeyInput(name, 1, "", PATIENCE_MS, PATIENCE_MS, false);
        return new MediaRequest.ApplyMediaPlan("bench", contactId, number, List.of(new LegPlan(legId, prompt, input)));
    }

    Future<ReportReply> take(HeldReport held) {
        if (held.report() instanceof Report.InputEnded ended) {
            int number =
                    Integer.parseInt(ended.inputId().substring(ended.inputId().indexOf(':') + 1));
            bus.ask(
                    bridge,
                    menu(ended.contactId(), ended.legId(), number + 1),
                    MediaRequest.class,
                    MediaReply.class,
                    TIMEOUT);
        }
        return Future.succeededFuture(ReportReply.taken());
    }
}

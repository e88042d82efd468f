package dev.oneline.backend.rig;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.contract.bus.Trunks;
import dev.oneline.contract.bus.TrunksQuery;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.NodePulse;
import dev.oneline.runtime.bus.Registration;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A SIP bridge as the bus contract has it, that remembers what it was asked. */
public final class FakeSipBridge {
    private final BackendRig rig;
    private final Node node;
    private final NodePulse pulse;
    private final Registration registration;
    private final CopyOnWriteArrayList<SipRequest> requests = new CopyOnWriteArrayList<>();

    private FakeSipBridge(BackendRig rig) {
        this.rig = rig;
        this.node = rig.node(NodeKind.SIP);
        this.pulse = new NodePulse(node, () -> 0, 100);
        this.registration = Eventually.await(
                rig.bus().serve(BusAddress.sip(node.nodeId()), SipRequest.class, SipReply.class, this::answer));
        pulse.start();
    }

    public static FakeSipBridge started(BackendRig rig) {
        return new FakeSipBridge(rig);
    }

    public ReportReply callArrives(String contactId, String called) {
        return report(new Report.CallArrived(contactId, node.nodeId(), "demo-e1", "13800000001", "", called));
    }

    public ReportReply report(Report report) {
        return Eventually.await(rig.bus()
                .ask(
                        BusAddress.shard("demo"),
                        new HeldReport(report, 0),
                        HeldReport.class,
                        ReportReply.class,
                        Duration.ofSeconds(10)));
    }

    public Trunks trunks() {
        return Eventually.await(rig.bus()
                .ask(BusAddress.TRUNKS, new TrunksQuery(), TrunksQuery.class, Trunks.class, Duration.ofSeconds(10)));
    }

    public <T extends SipRequest> T asked(Class<T> type) {
        Eventually.until("a " + type.getSimpleName(), () -> requests.stream().anyMatch(type::isInstance));
        return requests.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    public void die() {
        Eventually.await(registration.close());
        pulse.stop();
    }

    private Future<SipReply> answer(SipRequest request) {
        if (request instanceof SipRequest.ListCalls) {
            return Future.succeededFuture(new SipReply.Calls(List.of()));
        }
        requests.add(request);
        return Future.succeededFuture(new SipReply.Done());
    }
}

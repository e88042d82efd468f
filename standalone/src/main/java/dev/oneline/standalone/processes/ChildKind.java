package dev.oneline.standalone.processes;

import dev.oneline.contract.bus.NodeKind;
import java.util.Arrays;
import java.util.List;

/** A part as a process: what it is called in a list of processes, and the memory that it may take. */
enum ChildKind {
    BACKEND(NodeKind.BACKEND, "dev.oneline.backend", "-Xmx2g", true),
    MEDIA(NodeKind.MEDIA, "dev.oneline.media", "-Xmx1g", false),
    SIP(NodeKind.SIP, "dev.oneline.sip", "-Xmx1g", false);

    private final NodeKind kind;
    private final String packageName;
    private final String heapOption;
    private final boolean optimisedLate;

    ChildKind(NodeKind kind, String packageName, String heapOption, boolean optimisedLate) {
        this.kind = kind;
        this.packageName = packageName;
        this.heapOption = heapOption;
        this.optimisedLate = optimisedLate;
    }

    NodeKind kind() {
        return kind;
    }

    String packageName() {
        return packageName;
    }

    /**
     * Callers wait for a backend that comes back. What it does once, at its start, isn't worth the optimising compiler's
     * time, which was a third of all that a start takes; what it does under load passes 20 times the usual bounds in a
     * second.
     */
    List<String> machineOptions() {
        return optimisedLate
                ? List.of(
                        heapOption,
                        "-XX:Tier4InvocationThreshold=100000",
                        "-XX:Tier4MinInvocationThreshold=12000",
                        "-XX:Tier4CompileThreshold=300000",
                        "-XX:Tier4BackEdgeThreshold=800000")
                : List.of(heapOption);
    }

    static ChildKind ofPackage(String packageName) {
        return Arrays.stream(values())
                .filter(kind -> kind.packageName.equals(packageName))
                .findFirst()
                .orElseThrow();
    }
}

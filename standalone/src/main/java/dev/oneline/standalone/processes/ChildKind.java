package dev.oneline.standalone.processes;

import dev.oneline.contract.bus.NodeKind;
import java.util.Arrays;

/** A part as a process: what it is called in a list of processes, and the virtual machine that it wants. */
enum ChildKind {
    BACKEND(NodeKind.BACKEND, "dev.oneline.backend", "-XX:+UseSerialGC -Xmx1g"),
    /** What it does is done every 20 ms: pauses of a thousandth of that. */
    MEDIA(NodeKind.MEDIA, "dev.oneline.media", "-XX:+UseZGC -Xmx1g"),
    SIP(NodeKind.SIP, "dev.oneline.sip", "-XX:+UseZGC -Xmx512m");

    private final NodeKind kind;
    private final String packageName;
    private final String machineOptions;

    ChildKind(NodeKind kind, String packageName, String machineOptions) {
        this.kind = kind;
        this.packageName = packageName;
        this.machineOptions = machineOptions;
    }

    NodeKind kind() {
        return kind;
    }

    String packageName() {
        return packageName;
    }

    String[] machineOptions() {
        return machineOptions.split(" ");
    }

    static ChildKind ofPackage(String packageName) {
        return Arrays.stream(values())
                .filter(kind -> kind.packageName.equals(packageName))
                .findFirst()
                .orElseThrow();
    }
}

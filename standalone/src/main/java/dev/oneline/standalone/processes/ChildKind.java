package dev.oneline.standalone.processes;

import dev.oneline.contract.bus.NodeKind;
import java.util.Arrays;

/** A part as a process: what it is called in a list of processes, and the memory that it may take. */
enum ChildKind {
    BACKEND(NodeKind.BACKEND, "dev.oneline.backend", "-Xmx2g"),
    MEDIA(NodeKind.MEDIA, "dev.oneline.media", "-Xmx1g"),
    SIP(NodeKind.SIP, "dev.oneline.sip", "-Xmx1g");

    private final NodeKind kind;
    private final String packageName;
    private final String heapOption;

    ChildKind(NodeKind kind, String packageName, String heapOption) {
        this.kind = kind;
        this.packageName = packageName;
        this.heapOption = heapOption;
    }

    NodeKind kind() {
        return kind;
    }

    String packageName() {
        return packageName;
    }

    String heapOption() {
        return heapOption;
    }

    static ChildKind ofPackage(String packageName) {
        return Arrays.stream(values())
                .filter(kind -> kind.packageName.equals(packageName))
                .findFirst()
                .orElseThrow();
    }
}

package dev.oneline.standalone.processes;

import java.util.Map;

/**
 * What a child is told, as one line of JSON on its standard input: neither its arguments nor its environment, which
 * others could read, hold a password.
 */
public record Orders(Map<String, String> settings, ClusterConfig cluster) {
    /** The same for the process's next run. */
    Orders nextRun() {
        return new Orders(settings, cluster.nextRun());
    }
}

package dev.oneline.standalone.processes;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.NetworkConfig;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The event bus over several processes of one machine: Hazelcast members on loopback that know each other's ports, no
 * multicast, nothing that looks further.
 *
 * @param name of this start's cluster: members of another never join
 * @param memberPorts every port that a member may have
 * @param ownPorts of this process's runs in turn: a member that comes back at the address of its dead self is taken for
 *     it, and waits
 * @param run counts the runs of this process, from 0
 */
public record ClusterConfig(String name, List<Integer> memberPorts, List<Integer> ownPorts, int run) {
    private static final String LOOPBACK = "127.0.0.1";

    /** So that whoever dies, also two at once, takes no registration with it. */
    private static final int COPIES = 2;

    private static final int CONNECT_TIMEOUT_MS = 1_000;

    /** The same for the process's next run. */
    ClusterConfig nextRun() {
        return new ClusterConfig(name, memberPorts, ownPorts, run + 1);
    }

    /** Blocks until this process is a member. */
    public Vertx join() throws Exception {
        var options = new VertxOptions()
                .setEventBusOptions(new EventBusOptions()
                        .setHost(LOOPBACK)
                        .setPort(0)
                        .setConnectTimeout(CONNECT_TIMEOUT_MS)
                        .setClusterPingInterval(TimeUnit.SECONDS.toMillis(2))
                        .setClusterPingReplyInterval(TimeUnit.SECONDS.toMillis(2)));
        return Vertx.builder()
                .with(options)
                .withClusterManager(new HazelcastClusterManager(hazelcast()))
                .buildClustered()
                .await(30, TimeUnit.SECONDS);
    }

    private Config hazelcast() {
        var config = new Config();
        config.setClusterName(name);
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        network(config.getNetworkConfig());
        config.addMultiMapConfig(new MultiMapConfig("__vertx.subs")
                .setValueCollectionType(MultiMapConfig.ValueCollectionType.SET)
                .setBackupCount(COPIES));
        config.addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(COPIES));
        config.addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(COPIES));
        properties(config);
        return config;
    }

    private void network(NetworkConfig network) {
        network.setPort(ownPorts.get(run % ownPorts.size()))
                .setPortAutoIncrement(false)
                .setReuseAddress(true);
        network.getInterfaces().setEnabled(true).addInterface(LOOPBACK);
        var join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(1);
        memberPorts.forEach(port -> join.getTcpIpConfig().addMember(LOOPBACK + ":" + port));
    }

    private static void properties(Config config) {
        config.setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.logging.type", "slf4j")
                .setProperty("hazelcast.logging.details.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.max.wait.seconds.before.join", "0")
                .setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "4")
                .setProperty("hazelcast.merge.first.run.delay.seconds", "3")
                .setProperty("hazelcast.merge.next.run.delay.seconds", "3")
                // A handful of keys: the default of 271 partitions costs start time for nothing.
                .setProperty("hazelcast.partition.count", "17")
                .setProperty("hazelcast.operation.thread.count", "2")
                .setProperty("hazelcast.operation.generic.thread.count", "2")
                .setProperty("hazelcast.io.thread.count", "1")
                .setProperty("hazelcast.event.thread.count", "1");
    }
}

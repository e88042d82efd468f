package dev.oneline.standalone;

import dev.oneline.backend.Backend;
import dev.oneline.backend.BackendConfig;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.media.MediaBridge;
import dev.oneline.media.MediaConfig;
import dev.oneline.runtime.boot.Deployable;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.sip.SipBridge;
import dev.oneline.sip.SipConfig;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The deployables by kind, and how long each is waited for. */
public final class Parts {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private Parts() {}

    /** Makes a part; starts nothing. */
    public static Deployable make(Node node, Settings settings) throws SettingRefused {
        return switch (node.kind()) {
            case BACKEND -> new Backend(node, BackendConfig.from(settings));
            case MEDIA -> new MediaBridge(node, MediaConfig.from(settings));
            case SIP -> new SipBridge(node, SipConfig.from(settings));
        };
    }

    /** The password of the first administrator, when the backend has just made one. */
    public static Optional<String> firstAdministratorPassword(Deployable part) {
        return part instanceof Backend backend ? backend.firstAdministratorPassword() : Optional.empty();
    }

    /** Blocks until the part serves, or fails with what it failed with. */
    public static void awaitStart(NodeKind kind, Future<Void> starting) throws Exception {
        try {
            starting.await(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException(kind + " did not start within " + START_LIMIT.toSeconds() + " s");
        }
    }

    /** Blocks until the part has let go of everything, or for as long as it is worth waiting. */
    public static void stop(Deployable part) throws Exception {
        part.stop().await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}

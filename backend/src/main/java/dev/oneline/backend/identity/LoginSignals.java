package dev.oneline.backend.identity;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What logins tell operators. A user name that doesn't exist is never written: it may be a password. */
public final class LoginSignals {
    private static final Logger LOG = LoggerFactory.getLogger(LoginSignals.class);

    private final MeterRegistry meters;

    public LoginSignals(MeterRegistry meters) {
        this.meters = meters;
    }

    void signedIn(User user, String address) {
        count("signed-in");
        LOG.info("signed in tenant={} user={} address={}", user.tenant(), user.userId(), address);
    }

    void wrong(String tenant, String address) {
        count("wrong");
        LOG.info("login refused tenant={} address={}", tenant.replaceAll("[^a-z0-9-]", "?"), address);
    }

    void limited(String address) {
        count("limited");
        LOG.info("login limited address={}", address);
    }

    private void count(String outcome) {
        meters.counter("oneline.logins", "outcome", outcome).increment();
    }
}

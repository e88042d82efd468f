package dev.oneline.backend.lookup;

import dev.oneline.backend.lookup.LookUpService.Http;
import dev.oneline.backend.lookup.LookUpService.Socket;
import dev.oneline.backend.lookup.LookUpService.Way;
import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Sentences;
import dev.oneline.backend.text.Words;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How an administrator wants a system to be asked, before it is looked at.
 *
 * @param headerSecret empty: what there is shall stay
 */
public record ServiceForm(
        String name,
        boolean overSocket,
        String url,
        String headerName,
        String headerSecret,
        String host,
        int port,
        boolean tls) {
    static final Sentences SENTENCES = Sentences.of("service");

    private static final int MAX_PORT = 65_535;
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]+";
    private static final String HEADER = "[A-Za-z0-9-]+";
    private static final String PRINTABLE = "[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?";
    /** What a request is made of: it would be another one, or none. */
    private static final Set<String> TAKEN = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "idempotency-key",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** What is wrong, in the order of the form. */
    enum Fault {
        NAME_MISSING,
        BAD_URL,
        URL_WITH_USER,
        BAD_HEADER_NAME,
        HEADER_TAKEN,
        BAD_SECRET,
        SECRET_MISSING,
        SECRET_AGAIN,
        BAD_HOST,
        BAD_PORT
    }

    /** The contract's ConfigurationProblem. */
    public record Problem(String severity, String place, String code, String message) {
        static Problem of(String place, Fault fault, Language language) {
            var code = Words.of(fault);
            return new Problem("error", place, code, SENTENCES.of(code, language));
        }
    }

    /** Nothing of the secret. */
    @Override
    public String toString() {
        return name;
    }

    /** @param before what there is of it now; empty: it is new */
    public List<Problem> problems(Optional<LookUpService> before, Language language) {
        var problems = new ArrayList<Problem>();
        if (name.isBlank()) {
            problems.add(Problem.of("name", Fault.NAME_MISSING, language));
        }
        if (overSocket) {
            if (!host.matches(HOST)) {
                problems.add(Problem.of("host", Fault.BAD_HOST, language));
            }
            if (port < 1 || port > MAX_PORT) {
                problems.add(Problem.of("port", Fault.BAD_PORT, language));
            }
        } else {
            wrongUrl().ifPresent(fault -> problems.add(Problem.of("url", fault, language)));
            wrongHeader().ifPresent(fault -> problems.add(Problem.of("headerName", fault, language)));
            wrongSecret(before).ifPresent(fault -> problems.add(Problem.of("headerSecret", fault, language)));
        }
        return problems;
    }

    /** Of one without problems. */
    public LookUpService service(String serviceId, Optional<LookUpService> before, ServiceSecrets secrets) {
        return new LookUpService(serviceId, name.strip(), way(serviceId, before, secrets));
    }

    private Way way(String serviceId, Optional<LookUpService> before, ServiceSecrets secrets) {
        if (overSocket) {
            return new Socket(host, port, tls);
        }
        if (headerName.isEmpty()) {
            return new Http(url, "", "");
        }
        return headerSecret.isEmpty()
                ? new Http(url, headerName, http(before).orElseThrow().sealedSecret())
                : secrets.sealed(serviceId, url, headerName, headerSecret);
    }

    private Optional<Fault> wrongUrl() {
        try {
            var uri = new URI(url);
            if (uri.getRawUserInfo() != null) {
                return Optional.of(Fault.URL_WITH_USER);
            }
            boolean here = url.startsWith("/") && uri.getRawAuthority() == null;
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean elsewhere = Set.of("http", "https").contains(scheme)
                    && uri.getHost() != null
                    && uri.getPort() <= MAX_PORT
                    && uri.getPort() != 0;
            boolean plain = url.matches(PRINTABLE) && uri.getRawFragment() == null;
            return plain && (here || elsewhere) ? Optional.empty() : Optional.of(Fault.BAD_URL);
        } catch (URISyntaxException e) {
            return Optional.of(Fault.BAD_URL);
        }
    }

    private Optional<Fault> wrongHeader() {
        if (headerName.isEmpty()) {
            return Optional.empty();
        }
        if (!headerName.matches(HEADER)) {
            return Optional.of(Fault.BAD_HEADER_NAME);
        }
        var lower = headerName.toLowerCase(Locale.ROOT);
        return TAKEN.contains(lower) || lower.startsWith("proxy-") ? Optional.of(Fault.HEADER_TAKEN) : Optional.empty();
    }

    private Optional<Fault> wrongSecret(Optional<LookUpService> before) {
        if (headerName.isEmpty()) {
            return Optional.empty();
        }
        if (!headerSecret.isEmpty()) {
            return headerSecret.matches(PRINTABLE) ? Optional.empty() : Optional.of(Fault.BAD_SECRET);
        }
        var there = http(before).filter(way -> !way.sealedSecret().isEmpty());
        if (there.isEmpty()) {
            return Optional.of(Fault.SECRET_MISSING);
        }
        return ServiceSecrets.staysFor(there.get(), url, headerName)
                ? Optional.empty()
                : Optional.of(Fault.SECRET_AGAIN);
    }

    private static Optional<Http> http(Optional<LookUpService> service) {
        return service.map(LookUpService::way).filter(Http.class::isInstance).map(Http.class::cast);
    }
}

package dev.oneline.backend.lookup;

import dev.oneline.backend.lookup.LookUpService.Http;
import dev.oneline.backend.sealing.Seal;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * The secrets that services are shown. Each is sealed for its service, its header and the origin of its URL: whoever leads
 * the service elsewhere has to know it, or he could read it there.
 */
public final class ServiceSecrets {
    private final Seal seal;

    public ServiceSecrets(SecretKey key) {
        this.seal = new Seal(key);
    }

    public Http sealed(String serviceId, String url, String headerName, String secret) {
        var plain = new Http(url, headerName, "");
        var sealed = seal.close(place(serviceId, plain), secret);
        return new Http(url, headerName, Base64.getEncoder().encodeToString(sealed));
    }

    /** Whether the secret of one may be kept for another. */
    static boolean staysFor(Http before, String url, String headerName) {
        return !before.sealedSecret().isEmpty()
                && before.headerName().equalsIgnoreCase(headerName)
                && before.origin().equals(LookUpService.originOf(url));
    }

    /** Empty: it is shown none, or what there is was sealed for another place. */
    Optional<String> open(String serviceId, Http way) {
        if (way.sealedSecret().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    seal.open(place(serviceId, way), Base64.getDecoder().decode(way.sealedSecret())));
        } catch (IllegalStateException | IllegalArgumentException notForHere) {
            return Optional.empty();
        }
    }

    private static String place(String serviceId, Http way) {
        return serviceId + "\n" + way.headerName().toLowerCase(Locale.ROOT) + "\n" + way.origin();
    }
}

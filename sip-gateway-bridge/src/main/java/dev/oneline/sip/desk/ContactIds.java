package dev.oneline.sip.desk;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Contact ids: {@code c}, nine digits of time, twelve of chance, base 36; later ones sort after earlier ones. */
public final class ContactIds {
    private static final int RADIX = 36;
    private static final int TIME_DIGITS = 9;
    private static final int RANDOM_DIGITS = 12;

    private final InstantSource clock;
    private final RandomGenerator random;

    public ContactIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public String next() {
        String time = Long.toString(clock.millis(), RADIX);
        var id = new StringBuilder("c").repeat("0", TIME_DIGITS - time.length()).append(time);
        for (int i = 0; i < RANDOM_DIGITS; i++) {
            id.append(Character.forDigit(random.nextInt(RADIX), RADIX));
        }
        return id.toString();
    }
}

package dev.oneline.core.flow.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** A language's way to say values; each word is the name of a recording. */
interface Words {
    List<String> number(Decimal number);

    /** Of yuan; what is less than a fen is rounded. */
    List<String> amount(Decimal amount);

    List<String> date(LocalDate date);

    List<String> time(LocalTime time);

    /** {@code n0} to {@code n9}; what isn't a digit is passed over. */
    static List<String> digits(String text) {
        var words = new ArrayList<String>();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> words.add("n" + (char) c));
        return words;
    }
}

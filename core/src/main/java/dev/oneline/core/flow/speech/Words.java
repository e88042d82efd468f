package dev.oneline.core.flow.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** A language's way to say values; each word is the name of a recording. */
interface Words {
    /** Without a fraction, 0 or more. */
    List<String> whole(long number);

    default List<String> number(Decimal number) {
        var words = new ArrayList<String>();
        if (number.negative()) {
            words.add("minus");
        }
        words.addAll(whole(number.whole()));
        if (!number.fraction().isEmpty()) {
            words.add("point");
            words.addAll(digits(number.fraction()));
        }
        return words;
    }

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

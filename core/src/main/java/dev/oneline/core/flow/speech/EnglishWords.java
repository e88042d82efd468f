package dev.oneline.core.flow.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** English. Amounts are of yuan and fen; years go by pairs, and days are ordinals. */
final class EnglishWords implements Words {
    private static final int GROUP = 1_000;
    private static final String[] GROUPS = {"", "thousand", "million", "billion"};

    @Override
    public List<String> amount(Decimal amount) {
        var words = new ArrayList<String>();
        var hundredths = amount.hundredths();
        if (amount.negative() && hundredths > 0) {
            words.add("minus");
        }
        if (hundredths >= 100 || hundredths == 0) {
            words.addAll(whole(hundredths / 100));
            words.add("yuan");
        }
        if (hundredths % 100 > 0) {
            if (hundredths >= 100) {
                words.add("and");
            }
            words.addAll(whole(hundredths % 100));
            words.add("fen");
        }
        return words;
    }

    @Override
    public List<String> date(LocalDate date) {
        var words = new ArrayList<String>();
        words.add("month-" + date.getMonthValue());
        words.add("day-" + date.getDayOfMonth());
        words.addAll(year(date.getYear()));
        return words;
    }

    /** 1999 is nineteen ninety-nine, 2026 twenty twenty-six; but 2000 and 2005 are numbers. */
    private List<String> year(int year) {
        if (year < 1_000 || year % 1_000 < 10) {
            return whole(year);
        }
        var words = new ArrayList<>(whole(year / 100));
        if (year % 100 == 0) {
            words.add("hundred");
        } else {
            if (year % 100 < 10) {
                words.add("oh");
            }
            words.addAll(whole(year % 100));
        }
        return words;
    }

    @Override
    public List<String> time(LocalTime time) {
        var words = new ArrayList<>(whole(time.getHour()));
        if (time.getMinute() == 0) {
            words.add("oclock");
        } else {
            if (time.getMinute() < 10) {
                words.add("oh");
            }
            words.addAll(whole(time.getMinute()));
        }
        return words;
    }

    @Override
    public List<String> whole(long number) {
        if (number == 0) {
            return List.of("n0");
        }
        var words = new ArrayList<String>();
        for (var group = GROUPS.length - 1; group >= 0; group--) {
            var value = (int) (number / (long) Math.pow(GROUP, group) % GROUP);
            if (value > 0) {
                words.addAll(group(value));
                if (group > 0) {
                    words.add(GROUPS[group]);
                }
            }
        }
        return words;
    }

    private static List<String> group(int value) {
        var words = new ArrayList<String>();
        if (value >= 100) {
            words.add("n" + value / 100);
            words.add("hundred");
        }
        var rest = value % 100;
        if (rest >= 20) {
            words.add("n" + rest / 10 * 10);
            rest %= 10;
        }
        if (rest > 0) {
            words.add("n" + rest);
        }
        return words;
    }
}

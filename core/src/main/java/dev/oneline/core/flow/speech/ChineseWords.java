package dev.oneline.core.flow.speech;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Mandarin. Numbers go by groups of four digits (万, 亿); one or several zeros inside are said once; 10 to 19 begin with
 * 十; 2 before 百, 千, 万, 亿 and 元 is 两.
 */
final class ChineseWords implements Words {
    private static final int GROUP = 10_000;
    private static final String[] GROUPS = {"", "wan", "yi"};
    private static final String[] PLACES = {"", "ten", "hundred", "thousand"};
    private static final String ZERO = "n0";
    private static final String PAIR = "liang";

    @Override
    public List<String> amount(Decimal amount) {
        var words = new ArrayList<String>();
        var hundredths = amount.hundredths();
        var yuan = hundredths / 100;
        var jiao = (int) (hundredths / 10 % 10);
        var fen = (int) (hundredths % 10);
        if (amount.negative() && hundredths > 0) {
            words.add("minus");
        }
        if (yuan > 0 || hundredths == 0) {
            words.addAll(yuan == 2 ? List.of(PAIR) : whole(yuan));
            words.add("yuan");
        }
        if (jiao > 0) {
            words.add("n" + jiao);
            words.add("jiao");
        }
        if (fen > 0) {
            if (jiao == 0 && yuan > 0) {
                words.add(ZERO);
            }
            words.add("n" + fen);
            words.add("fen");
        }
        return words;
    }

    @Override
    public List<String> date(LocalDate date) {
        var words = new ArrayList<>(Words.digits(Integer.toString(date.getYear())));
        words.add("year");
        words.addAll(whole(date.getMonthValue()));
        words.add("month");
        words.addAll(whole(date.getDayOfMonth()));
        words.add("day");
        return words;
    }

    @Override
    public List<String> time(LocalTime time) {
        var words = new ArrayList<>(time.getHour() == 2 ? List.of(PAIR) : whole(time.getHour()));
        words.add("hour");
        if (time.getMinute() > 0) {
            if (time.getMinute() < 10) {
                words.add(ZERO);
            }
            words.addAll(whole(time.getMinute()));
            words.add("minute");
        }
        return words;
    }

    @Override
    public List<String> whole(long number) {
        if (number == 0) {
            return List.of(ZERO);
        }
        var words = new ArrayList<String>();
        var gap = false;
        for (var group = GROUPS.length - 1; group >= 0; group--) {
            var value = (int) (number / (long) Math.pow(GROUP, group) % GROUP);
            if (value == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (!words.isEmpty() && (gap || value < 1_000)) {
                words.add(ZERO);
            }
            gap = false;
            var spoken = group > 0 && value == 2 ? List.of(PAIR) : group(value, words.isEmpty());
            words.addAll(spoken);
            if (group > 0) {
                words.add(GROUPS[group]);
            }
        }
        return words;
    }

    /** @param first nothing was said before it: 15 is 十五, while 215 is 二百一十五 */
    private static List<String> group(int value, boolean first) {
        var words = new ArrayList<String>();
        var gap = false;
        for (var place = PLACES.length - 1; place >= 0; place--) {
            var digit = value / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !words.isEmpty();
                continue;
            }
            if (gap) {
                words.add(ZERO);
                gap = false;
            }
            var ten = place == 1 && digit == 1 && words.isEmpty() && first;
            if (!ten) {
                words.add(digit == 2 && place >= 2 ? PAIR : "n" + digit);
            }
            if (place > 0) {
                words.add(PLACES[place]);
            }
        }
        return words;
    }
}

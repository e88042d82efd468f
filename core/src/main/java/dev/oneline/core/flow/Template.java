package dev.oneline.core.flow;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with variables in braces, as in {@code Account {account}}. One that isn't known is empty. */
public final class Template {
    /** A value that would be longer is cut. */
    static final int MAX_CHARS = 500;

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z][a-z0-9_-]{0,31})}");

    private Template() {}

    static String fill(String template, Map<String, String> variables) {
        if (template.indexOf('{') < 0) {
            return template;
        }
        var text = VARIABLE.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), "")));
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
    }

    static boolean isVariable(String name) {
        return VARIABLE.matcher("{" + name + "}").matches();
    }

    /** The variables that it mentions. */
    static SortedSet<String> mentioned(String template) {
        var names = new TreeSet<String>();
        VARIABLE.matcher(template).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}

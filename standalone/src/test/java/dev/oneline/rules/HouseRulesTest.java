package dev.oneline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** A file under 500 lines, a function under 70: nobody's manager grows to be everybody's. */
class HouseRulesTest {
    private static final int MAX_FILE_LINES = 500;
    private static final int MAX_FUNCTION_LINES = 70;

    /** Exceptions, as {@code File.java} or {@code File.java#method}. This list only shrinks. */
    private static final Set<String> EXCEPTIONS = Set.of();

    private static final List<String> MODULES = List.of(
            "core", "contract", "runtime", "backend", "media-bridge", "sip-gateway-bridge", "standalone", "bench");

    @Test
    void shouldKeepFilesShort() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : sources()) {
            try (Stream<String> lines = Files.lines(file)) {
                long count = lines.count();
                if (count >= MAX_FILE_LINES
                        && !EXCEPTIONS.contains(file.getFileName().toString())) {
                    tooLong.add(file + " has " + count + " lines");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void shouldKeepFunctionsShort() throws IOException {
        assertThat(functionsLongerThan(MAX_FUNCTION_LINES)).isEmpty();
    }

    /** The rule must be able to fail: there are functions of more than a few lines. */
    @Test
    void shouldMeasureFunctions() throws IOException {
        assertThat(functionsLongerThan(5)).isNotEmpty();
    }

    private static List<String> functionsLongerThan(int limit) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new ArrayList<String>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> files = manager.getJavaFileObjectsFromPaths(sources());
            var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null, files);
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Measure(unit, positions, limit, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class Measure extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final int limit;
        private final List<String> found;

        Measure(CompilationUnitTree unit, SourcePositions positions, int limit, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.limit = limit;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (method.getBody() != null) {
                LineMap lines = unit.getLineMap();
                long length = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()))
                        - lines.getLineNumber(positions.getStartPosition(unit, method))
                        + 1;
                String name = Path.of(unit.getSourceFile().getName()).getFileName() + "#" + method.getName();
                if (length > limit && !EXCEPTIONS.contains(name)) {
                    found.add(name + " has " + length + " lines");
                }
            }
            return super.visitMethod(method, null);
        }
    }

    private static List<Path> sources() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent();
        var files = new ArrayList<Path>();
        for (String module : MODULES) {
            for (String kind : List.of("src/main/java", "src/test/java")) {
                Path folder = root.resolve(module).resolve(kind);
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> walk = Files.walk(folder)) {
                        walk.filter(path -> path.toString().endsWith(".java")).forEach(files::add);
                    }
                }
            }
        }
        return files;
    }
}

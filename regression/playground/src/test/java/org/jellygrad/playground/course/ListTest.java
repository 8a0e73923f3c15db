package org.jellygrad.playground.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.jellygrad.playground.lesson.Lesson;
import org.junit.jupiter.api.Test;

/** The list of lessons is there at once: it is read where there is no engine. */
class ListTest {

    /** What computing needs and reading must not: ND4J, its natives, the engine's room. */
    private static final List<String> ENGINE = List.of("nd4j", "javacpp", "openblas");

    @Test
    void theListLoadsNoNd4j() throws Exception {
        try (Recorder loader = new Recorder()) {
            Class<?> course = loader.loadClass(Course.class.getName());
            Object loaded = course.getMethod("load").invoke(null);
            Method names = course.getMethod("names");

            assertThat(names.invoke(loaded)).isEqualTo(Course.load().names());
            assertThat(loader.header)
                    .contains(Lesson.class.getName())
                    .noneMatch(name -> name.startsWith("org.nd4j"))
                    .noneMatch(name -> name.startsWith("org.bytedeco"))
                    .noneMatch(name -> name.startsWith("org.jellygrad.autograd.engine"))
                    .doesNotContain("org.jellygrad.playground.run.RunEngine");
        }
    }

    /** Loads this class path anew without the engine's jars, and remembers what was asked for. */
    private static final class Recorder extends URLClassLoader {
        private final List<String> header = new ArrayList<>();

        Recorder() throws MalformedURLException {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                String file = new File(entry).getName();
                if (ENGINE.stream().noneMatch(file::startsWith)) {
                    urls.add(new File(entry).toURI().toURL());
                }
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            header.add(name);
            return super.findClass(name);
        }
    }
}

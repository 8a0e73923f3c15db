package org.jellygrad.playground;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.playground.course.Course;
import org.jellygrad.playground.facts.Runs;
import org.jellygrad.playground.server.PageServer;
import org.jellygrad.playground.state.CourseShelf;
import org.jellygrad.playground.state.PageState;
import org.jellygrad.playground.state.RecordState;
import org.jellygrad.playground.state.RecordTerms;
import org.jellygrad.playground.state.Shelf;
import org.jellygrad.trainer.record.Record;

/**
 * The page and its server, which answers this machine alone. Whoever starts the playground closes it:
 *
 * <pre>{@code
 * try (Playground playground = Playground.start(0, Map.of(), Throwable::printStackTrace)) {
 *     System.out.println(playground.address());
 *     ...
 * }
 * }</pre>
 */
public final class Playground implements AutoCloseable {
    private final PageServer server;
    private final String link;

    private Playground(PageServer server, String link) {
        this.server = server;
        this.link = link;
    }

    /**
     * Starts the server.
     *
     * @param port the port to serve at; 0 takes any free port
     * @param opened data sets to offer beside the bundled ones, by name
     * @param faults receives the exceptions that are faults of Jellygrad, not of the user
     * @throws java.net.BindException if another program has the port
     * @throws IOException if the system allows no server
     */
    public static Playground start(int port, Map<String, Dataset> opened, Consumer<Throwable> faults)
            throws IOException {
        return new Playground(PageServer.start(port, shelf(opened), Map.of(), faults), "");
    }

    /**
     * Starts the server with a recorded run. The page draws the recorded path and does not run again.
     *
     * @param data the data set of the record by name: {@link #rows}, or the file that the record was made from; empty for a bundled set
     * @throws java.net.BindException if another program has the port
     * @throws IOException if the system allows no server
     */
    public static Playground start(int port, Map<String, Dataset> data, Record record, Consumer<Throwable> faults)
            throws IOException {
        Map<String, Dataset> opened = new LinkedHashMap<>(data);
        if (RecordTerms.isNeeded(record)) {
            Dataset terms = RecordTerms.of(record);
            opened.put(terms.card().name(), terms);
        }
        Shelf shelf = shelf(opened);
        PageState state = RecordState.of(shelf, record);
        return new Playground(
                PageServer.start(port, shelf, Map.of(state.key(), Runs.recorded(state, record)), faults),
                state.link().entrySet().stream()
                        .map(entry -> escaped(entry.getKey()) + "=" + escaped(entry.getValue()))
                        .collect(Collectors.joining("&", "#", "")));
    }

    private static Shelf shelf(Map<String, Dataset> opened) {
        return new Shelf(opened, new CourseShelf(Course.load()));
    }

    /** The rows of a record as a data set. */
    public static Dataset rows(Record record) {
        return RecordState.rows(record);
    }

    /** Whether the numbers of a data set differ from those that the record was made from. */
    public static boolean isChanged(Dataset data, Record record) {
        return RecordState.isChanged(data, record);
    }

    /** Where the page is: {@code http://127.0.0.1:8765/}; with a record, the link to its run. */
    public String address() {
        return "http://127.0.0.1:" + server.port() + "/" + link;
    }

    /** Where the page shows data. */
    public String address(String data) {
        return address() + "#data=" + escaped(data);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Makes the first answers as quick as the later ones, in the background. */
    public void warmUp() {
        server.warmUp();
    }

    /** Bytes that recorded runs take, of all browsers that look at the page. */
    public long bytes() {
        return server.bytes();
    }

    /** Ends at once. */
    @Override
    public void close() {
        server.close();
    }
}

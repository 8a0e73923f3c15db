package org.jellygrad.playground.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what did not come from the page itself. Every program and every web site on this machine can reach a port on loopback: a site
 * by a request across origins, or by a name of its own that it lets resolve to loopback. So the host must be loopback's by name and port,
 * and whatever asks for a computation must say that it comes from the page.
 */
final class Guard {

    /** On every answer. Scripts and styles come from this server alone, and nothing frames the page. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "X-Frame-Options",
            "DENY");

    /** The one route that takes a table and no question. */
    static final String UPLOAD = "/api/upload";

    private static final String TABLE = "text/csv";

    private static final String QUESTION = "application/json";

    private final List<String> hosts;
    private final List<String> origins;

    Guard(int port) {
        hosts = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
        origins = hosts.stream().map(host -> "http://" + host).toList();
    }

    /** The refusal; null if there is none. */
    @Nullable
    Reply refusal(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String host = only(headers, "Host");
        if (host == null || !hosts.contains(host)) {
            return Reply.problem(
                    403, "This server answers to " + hosts.get(0) + " alone.", "Open http://" + hosts.get(0) + "/.");
        }
        String method = exchange.getRequestMethod();
        boolean computes = exchange.getRequestURI().getPath().startsWith("/api/");
        return switch (method) {
            case "GET", "HEAD" -> computes ? sameSite(headers) : null;
            case "POST" ->
                computes
                        ? post(headers, host, exchange.getRequestURI().getPath().equals(UPLOAD) ? TABLE : QUESTION)
                        : notAllowed(method, "GET, HEAD");
            default -> notAllowed(method, computes ? "GET, HEAD, POST" : "GET, HEAD");
        };
    }

    /** Browsers say where a request comes from; what says nothing is no browser, and reads what any program of the user can. */
    private static @Nullable Reply sameSite(Headers headers) {
        String site = only(headers, "Sec-Fetch-Site");
        return headers.containsKey("Sec-Fetch-Site") && !"same-origin".equals(site) && !"none".equals(site)
                ? Reply.problem(403, "The request comes from another site.", "Only the page itself may ask.")
                : null;
    }

    private @Nullable Reply post(Headers headers, String host, String wanted) {
        String origin = only(headers, "Origin");
        if (origin == null || !origins.contains(origin) || !origin.equals("http://" + host)) {
            return Reply.problem(403, "The request does not come from this page.", "Only the page itself may ask.");
        }
        String type = only(headers, "Content-Type");
        if (type == null || !type.split(";", -1)[0].strip().equalsIgnoreCase(wanted)) {
            return Reply.problem(
                    415,
                    "The request is no " + wanted + ".",
                    wanted.equals(TABLE) ? "Send a CSV." : "Send a JSON object.");
        }
        return sameSite(headers);
    }

    private static Reply notAllowed(String method, String allowed) {
        return Reply.problem(405, "The method " + method + " means nothing here.", "Use " + allowed + ".")
                .with("Allow", allowed);
    }

    /** The one value of a header; null if there is none, or more than one. */
    private static @Nullable String only(Headers headers, String name) {
        List<String> values = headers.get(name);
        return values == null || values.size() != 1 ? null : values.get(0);
    }
}

/**
 * The page's server: the JDK's own, on loopback alone ({@link org.jellygrad.playground.server.PageServer}). {@link
 * org.jellygrad.playground.server.Guard} turns away whatever another site or program could send; {@link
 * org.jellygrad.playground.server.Session} holds what a browser's runs take of memory.
 */
@NullMarked
package org.jellygrad.playground.server;

import org.jspecify.annotations.NullMarked;

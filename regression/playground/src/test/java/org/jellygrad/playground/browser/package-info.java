/** Tests of the page in a real browser, driven as a user would: {@link org.jellygrad.playground.browser.PageFixture}. */
@NullMarked
package org.jellygrad.playground.browser;

import org.jspecify.annotations.NullMarked;

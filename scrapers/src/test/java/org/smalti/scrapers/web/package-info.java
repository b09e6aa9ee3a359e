/** Tests of how web servers are asked. */
@NullMarked
package org.smalti.scrapers.web;

import org.jspecify.annotations.NullMarked;

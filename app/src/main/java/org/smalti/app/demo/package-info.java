/** The demo: every stage on the project's own media, against an archive on this machine. */
@NullMarked
package org.smalti.app.demo;

import org.jspecify.annotations.NullMarked;

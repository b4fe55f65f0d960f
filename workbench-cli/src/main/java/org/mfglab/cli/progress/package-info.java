/// How a solve is told while it runs: a bar, plain lines, or JSON lines.
package org.mfglab.cli.progress;

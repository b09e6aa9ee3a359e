package org.smalti.scrapers.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.smalti.core.SmaltiException;

/**
 * Whose certificates are trusted: those of the authorities in the file that {@code SSL_CERT_FILE} names, as OpenSSL
 * does it; without it those that Java knows.
 */
record TrustedCertificates(SSLSocketFactory sockets, X509TrustManager manager) {
  private static final String VARIABLE = "SSL_CERT_FILE";

  /**
   * The certificates that the environment names, empty if it names none.
   *
   * @throws SmaltiException if the file holds none
   */
  static Optional<TrustedCertificates> of(Map<String, String> environment) {
    String file = environment.getOrDefault(VARIABLE, "").strip();
    return file.isEmpty() ? Optional.empty() : Optional.of(in(file));
  }

  private static TrustedCertificates in(String file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
      Collection<? extends Certificate> authorities =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (authorities.isEmpty()) {
        throw new CertificateException("it is empty");
      }
      KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
      keys.load(null, null);
      int number = 0;
      for (Certificate authority : authorities) {
        keys.setCertificateEntry("authority-" + ++number, authority);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(keys);
      for (TrustManager manager : managers.getTrustManagers()) {
        if (manager instanceof X509TrustManager trusting) {
          SSLContext context = SSLContext.getInstance("TLS");
          context.init(null, new TrustManager[] {trusting}, null);
          return new TrustedCertificates(context.getSocketFactory(), trusting);
        }
      }
      throw new CertificateException("this Java has no trust manager");
    } catch (IOException | InvalidPathException | GeneralSecurityException e) {
      throw SmaltiException.usage(VARIABLE + " names " + file + ", which holds no certificates ("
          + e.getMessage() + "); name a file with certificate authorities (PEM), or unset it");
    }
  }

  /** What is wrong with a server's certificate, and the way out; empty if something else made a request fail. */
  static Optional<String> fault(Throwable e) {
    boolean unproven = e instanceof SSLPeerUnverifiedException;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return Optional.of("its certificate is not valid today; check the clock of this computer");
      }
      unproven |= cause instanceof CertificateException;
    }
    if (!unproven) {
      return Optional.empty();
    }
    return Optional.of(
        e instanceof SSLPeerUnverifiedException
            ? "its certificate is that of another server; check the address"
            : "its certificate is signed by an authority that is not trusted here; if your network"
                + " puts its own in between, name the file of that authority (PEM) in " + VARIABLE);
  }
}

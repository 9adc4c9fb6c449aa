package dev.backendlab.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The service that holds the keys of keys: it wraps data keys and unwraps them, and gives none of
 * its own away. In production that is a KMS or an HSM; here it lives in the shop's memory, so the
 * cards of a shop that was stopped are lost.
 */
@Component
class KeyService {

  private static final Configuration TINK = AeadConfig2026.get();
  private static final byte[] NO_CONTEXT = {};

  private final String name = UUID.randomUUID().toString();
  private KeysetHandle keys;

  KeyService() throws GeneralSecurityException {
    keys = newKey();
  }

  /** Stands in each data key's name, as its address does with a KMS. */
  String name() {
    return name;
  }

  /** A new data key. */
  final KeysetHandle newKey() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, TINK);
  }

  synchronized byte[] wrap(KeysetHandle dataKey) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKey, cipher(keys), NO_CONTEXT, TINK);
  }

  synchronized KeysetHandle unwrap(byte[] wrapped) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, cipher(keys), NO_CONTEXT, TINK);
  }

  /** From now on a new key wraps. The old one unwraps until it is retired. */
  synchronized void rotate() throws GeneralSecurityException {
    var next =
        KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
            .withRandomId()
            .makePrimary();
    keys = KeysetHandle.newBuilder(keys).setConfiguration(TINK).addEntry(next).build();
  }

  /** Forgets all keys but the newest: what they wrapped can't be unwrapped any more. */
  synchronized void retireOld() throws GeneralSecurityException {
    var rest = KeysetHandle.newBuilder(keys).setConfiguration(TINK);
    while (rest.size() > 1) {
      rest.deleteAt(0);
    }
    keys = rest.build();
  }

  static Aead cipher(KeysetHandle keys) throws GeneralSecurityException {
    return keys.getPrimitive(TINK, Aead.class);
  }
}

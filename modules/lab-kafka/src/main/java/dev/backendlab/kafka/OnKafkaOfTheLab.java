package dev.backendlab.kafka;

import dev.backendlab.kit.service.OnServerOfTheLab;

final class OnKafkaOfTheLab extends OnServerOfTheLab {

  OnKafkaOfTheLab() {
    super(KafkaService.INSTANCE);
  }
}

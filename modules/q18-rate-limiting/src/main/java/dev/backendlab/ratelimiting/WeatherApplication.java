package dev.backendlab.ratelimiting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The weather API: forecasts for callers with a key, each as often as the plan allows. */
@ConfigurationPropertiesScan
@SpringBootApplication
class WeatherApplication {

  public static void main(String[] args) {
    SpringApplication.run(WeatherApplication.class, args);
  }
}

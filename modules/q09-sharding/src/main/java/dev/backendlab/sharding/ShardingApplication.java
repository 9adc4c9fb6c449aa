package dev.backendlab.sharding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/** The shop. It has several databases, so none of them is "the" data source of the application. */
@ConfigurationPropertiesScan
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
class ShardingApplication {

  public static void main(String[] args) {
    SpringApplication.run(ShardingApplication.class, args);
  }
}

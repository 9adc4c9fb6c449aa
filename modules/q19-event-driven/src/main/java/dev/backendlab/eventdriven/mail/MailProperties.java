package dev.backendlab.eventdriven.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the mail provider behaves.
 *
 * @param takes the time of one mail
 */
@ConfigurationProperties("mail")
record MailProperties(@DefaultValue("20ms") Duration takes) {}

package dev.backendlab.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set.
 *
 * @param parallel how many demos run at once; the others wait
 */
@ConfigurationProperties("lab.web")
public record LabProperties(@DefaultValue("1") int parallel) {}

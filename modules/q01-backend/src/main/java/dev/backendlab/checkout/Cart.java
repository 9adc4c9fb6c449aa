package dev.backendlab.checkout;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for. Each part of it is a stranger's word until it is checked.
 *
 * @param totalCents what her page showed: the shop compares it, and never charges it
 */
record Cart(
    @NotEmpty @Size(max = 50) List<@NotNull @Valid Line> lines,
    @Pattern(regexp = "[A-Z0-9]{1,20}") @Nullable String coupon,
    @PositiveOrZero @Nullable Long totalCents) {

  /** An empty field of a form is no coupon. */
  Cart {
    coupon = "".equals(coupon) ? null : coupon;
  }

  /** So many of one product. */
  record Line(
      @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String sku,
      @NotNull @Min(1) @Max(100) Integer quantity) {}

  List<String> skus() {
    return lines.stream().map(Line::sku).toList();
  }

  /** Nobody is to pay a price that she has not seen. */
  boolean showed(long total) {
    return totalCents == null || totalCents == total;
  }
}

package dev.backendlab.pooling;

import org.springframework.data.jpa.repository.JpaRepository;

/** The same orders by Hibernate: an interface, and no line about connections. */
interface PurchaseOrders extends JpaRepository<PurchaseOrder, Long> {}

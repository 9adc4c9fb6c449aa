update customer set country = 'AT' where country = 'DE' and phone like '+43%';
